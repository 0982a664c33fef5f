package io.hookline.simulator.state;

/** The states that both products name alike; {@code SUPERSEDED} is Cloud's only. */
public enum PullRequestState {
    OPEN,
    MERGED,
    DECLINED,
    SUPERSEDED
}
