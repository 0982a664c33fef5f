package io.hookline.bitbucket.git;

/** What came of reading a private key that somebody gave. */
public sealed interface KeyReading {

    /** Read; the pair's private half is in OpenSSH's format and has no passphrase any more. */
    record Read(SshKeys.Pair pair) implements KeyReading {}

    /** The key is encrypted, and no passphrase was given. */
    record PassphraseNeeded() implements KeyReading {}

    /** The passphrase does not open the key. */
    record WrongPassphrase() implements KeyReading {}

    /** Not a private key that Bitbucket takes; says why, and never what was given. */
    record NotAKey(String why) implements KeyReading {}
}
