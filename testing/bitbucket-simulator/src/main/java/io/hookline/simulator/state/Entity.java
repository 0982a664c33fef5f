package io.hookline.simulator.state;

/** Something stored, with an id that is unique over all kinds and never given twice. */
public interface Entity {
    long id();
}
