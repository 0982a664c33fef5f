package io.hookline.bitbucket.http;

/** What calls to a host go through. */
public record Link(Transport transport, Breakers breakers) {}
