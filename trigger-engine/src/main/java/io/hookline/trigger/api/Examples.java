package io.hookline.trigger.api;

/** Examples for the description of the API; a test reads each as what it shows. */
final class Examples {

    private static final String DECIDED_ON = """
            "project":"7d1f0a4e-5f0e-4c2b-9a36-0a1f3c9f9b11",\
            "repository":{"product":"CLOUD","id":"{5b2f3c6e-0a5a-4e61-9f0f-1f0f4f2d8c11}","path":"acme/shop"},\
            "ref":"refs/heads/feature/x","commit":"9f1c2b7d3e4a5f60718293a4b5c6d7e8f9012345",""";

    private static final String TOLD = """
            "cause":{"event":"1c9d7b1e-6c1c-8f9a-9b4e-0f6d2d2a7e10","delivery":"b8a1e5c4-2d6f-4b0e-9a1d-7f3c5e9d2b61",\
            "recovered":false},"decidedAt":"2026-11-20T10:00:00Z"}""";

    private static final String ASKED = """
            "inputs":{"asked":"refs/heads/feature/x","settingsVersion":"3"},\
            "build":"5d0c7a3e-91f2-8c3b-a4de-6b7f10c2e5d4","cancels":[],\
            "cause":{"event":"4be1f6c7-5a3d-8e21-b0c9-3d5f7a9b1c2e","recovered":false,"askedBy":"ann"},\
            "decidedAt":"2026-11-20T11:00:00Z"}""";

    static final String DECISION = """
            {"id":"0e5f1d2c-3b4a-8d6e-9f70-81a2b3c4d5e6",""" + DECIDED_ON + """
            "outcome":"BUILD","rule":"build","reason":"nothing stands against it",\
            "trace":[{"rule":"project-removed","decided":false,"said":"the project is there"},\
            {"rule":"build","decided":true,"said":"nothing stands against it"}],\
            "inputs":{"buildMode":"ALL_BRANCHES","settingsVersion":"3","skipMark":"ABSENT"},\
            "build":"5d0c7a3e-91f2-8c3b-a4de-6b7f10c2e5d4","cancels":[],""" + TOLD;

    static final String APPROVED = """
            {"project":"7d1f0a4e-5f0e-4c2b-9a36-0a1f3c9f9b11","pullRequest":7,\
            "commit":"9f1c2b7d3e4a5f60718293a4b5c6d7e8f9012345","approvedBy":"ann","way":"REST",\
            "approvedAt":"2026-11-20T10:00:00Z","decision":""" + DECISION + "}";

    static final String NOT_BUILT = """
            {"id":"2f6a8c0e-1b3d-8f57-a9c1-d3e5f7091b2d",""" + DECIDED_ON + """
            "outcome":"NO_BUILD","rule":"only-pull-requests",\
            "reason":"no open pull request from the branch, and only pull requests are built",\
            "trace":[{"rule":"only-pull-requests","decided":true,\
            "said":"no open pull request from the branch, and only pull requests are built"}],\
            "inputs":{"buildMode":"ONLY_PULL_REQUESTS","settingsVersion":"3"},"cancels":[],""" + TOLD;

    static final String MANUAL = """
            {"id":"6a7b8c9d-0e1f-8a2b-b3c4-d5e6f708192a",""" + DECIDED_ON + """
            "outcome":"BUILD","rule":"manual",\
            "reason":"ann asked for a build of branch feature/x at 9f1c2b7d3e4a",\
            "trace":[{"rule":"manual","decided":true,\
            "said":"ann asked for a build of branch feature/x at 9f1c2b7d3e4a"}],""" + ASKED;

    static final String RERUN = """
            {"id":"7b8c9d0e-1f2a-8b3c-84d5-e6f708192a3b",""" + DECIDED_ON + """
            "outcome":"BUILD","rule":"rerun",\
            "reason":"ann asked to run build 5d0c7a3e-91f2-8c3b-a4de-6b7f10c2e5d4 again: attempt 2",\
            "trace":[{"rule":"rerun","decided":true,\
            "said":"ann asked to run build 5d0c7a3e-91f2-8c3b-a4de-6b7f10c2e5d4 again: attempt 2"}],\
            "inputs":{"asked":"run 5d0c7a3e-91f2-8c3b-a4de-6b7f10c2e5d4 again","settingsVersion":"3"},\
            "build":"8c9d0e1f-2a3b-8c4d-95e6-f708192a3b4c","cancels":[],\
            "cause":{"event":"9d0e1f2a-3b4c-8d5e-a6f7-08192a3b4c5d","recovered":false,"askedBy":"ann",\
            "repeats":"5d0c7a3e-91f2-8c3b-a4de-6b7f10c2e5d4"},"decidedAt":"2026-11-20T11:00:00Z"}""";

    static final String CANCELLED = """
            {"id":"0e1f2a3b-4c5d-8e6f-b708-192a3b4c5d6e",""" + DECIDED_ON + """
            "outcome":"CANCEL","rule":"cancel","reason":"ann asked to stop it",\
            "trace":[{"rule":"cancel","decided":true,"said":"ann asked to stop it"}],\
            "inputs":{"asked":"stop 5d0c7a3e-91f2-8c3b-a4de-6b7f10c2e5d4","settingsVersion":"3"},\
            "cancels":["5d0c7a3e-91f2-8c3b-a4de-6b7f10c2e5d4"],\
            "cause":{"event":"1f2a3b4c-5d6e-8f70-8819-2a3b4c5d6e7f","recovered":false,"askedBy":"ann"},\
            "decidedAt":"2026-11-20T11:05:00Z"}""";

    private static final String BUILD_FIELDS = """
            "ref":"refs/heads/feature/x","commit":"9f1c2b7d3e4a5f60718293a4b5c6d7e8f9012345",\
            "status":"REQUESTED","requestedAt":"2026-11-20T10:00:00Z\"""";

    static final String DECISIONS = "{\"items\":[" + DECISION + "],\"next\":\"1795168800000000-4711\"}";

    static final String BUILDS = """
            {"items":[{"id":"5d0c7a3e-91f2-8c3b-a4de-6b7f10c2e5d4","project":"7d1f0a4e-5f0e-4c2b-9a36-0a1f3c9f9b11",\
            "lane":"refs/heads/feature/x",""" + BUILD_FIELDS + ",\"attempt\":1}]}";

    static final String EXPLANATION = """
            {"finding":"NOT_BUILT","sentences":["Commit 9f1c2b7d3e4a was not built on branch feature/x at 9f1c2b7d3e4a by rule \
            only-pull-requests: no open pull request from the branch, and only pull requests are built.",\
            "Webhook delivery b8a1e5c4-2d6f-4b0e-9a1d-7f3c5e9d2b61 told of it. It was decided at 2026-11-20T10:00:00Z."],\
            "decisions":[""" + NOT_BUILT + """
            ],"builds":[],"facts":{"projectVersion":3,"projectRemoved":false,"knownSince":"2026-11-01T09:00:00Z",\
            "refs":[{"ref":"refs/heads/feature/x","commit":"9f1c2b7d3e4a5f60718293a4b5c6d7e8f9012345",\
            "changedAt":"2026-11-20T10:00:00Z"}],"seenOnly":0,"waiting":0,"lastWebhook":"2026-11-20T10:00:00Z"}}""";

    static final String SETTINGS = """
            {"buildMode":"ONLY_PULL_REQUESTS","forks":"OFF","tags":"OFF","drafts":"BUILD","skipMarkers":true,\
            "autoCancel":true,"sourceBranches":[],"targetBranches":[]}""";

    static final String PROJECT = """
            {"id":"7d1f0a4e-5f0e-4c2b-9a36-0a1f3c9f9b11","name":"shop","version":3,"removed":false,"defaultBranch":"main",\
            "settings":""" + SETTINGS + """
            ,"refsKnown":true,"pullRequestsKnown":true,"openPullRequests":[{"id":7,"title":"Sell more",\
            "source":"refs/heads/feature/x","target":"refs/heads/main",\
            "commit":"9f1c2b7d3e4a5f60718293a4b5c6d7e8f9012345","fork":false,"draft":false}],\
            "counts":{"refs":12,"decisions":340,"builds":120,"waiting":0,"drifts":0}}""";

    static final String RULES = """
            [{"name":"project-removed","says":"The events of a deleted project build nothing."}]""";

    static final String SIMULATION_FORM = """
            {"project":"7d1f0a4e-5f0e-4c2b-9a36-0a1f3c9f9b11",\
            "event":{"kind":"pushed","changes":[{"ref":"refs/heads/feature/x",\
            "after":"9f1c2b7d3e4a5f60718293a4b5c6d7e8f9012345","forced":false,"message":"Sell more"}]},\
            "settings":{"buildMode":"ONLY_PULL_REQUESTS"}}""";

    static final String SIMULATION_OF_WEBHOOK = """
            {"project":"7d1f0a4e-5f0e-4c2b-9a36-0a1f3c9f9b11",\
            "webhook":{"eventKey":"repo:push","body":{"repository":{"uuid":"{5b2f3c6e-0a5a-4e61-9f0f-1f0f4f2d8c11}",\
            "full_name":"acme/shop"},"push":{"changes":[{"old":null,"new":{"type":"branch","name":"feature/x",\
            "target":{"hash":"9f1c2b7d3e4a5f60718293a4b5c6d7e8f9012345","message":"Sell more"}},"forced":false}]}}}}""";

    static final String SIMULATION =
            "{\"decisions\":[" + NOT_BUILT + "],\"afterGrace\":[],\"settings\":" + SETTINGS + "}";

    static final String REPLAY_FORM = """
            {"project":"7d1f0a4e-5f0e-4c2b-9a36-0a1f3c9f9b11","from":"2026-11-19T00:00:00Z","to":"2026-11-21T00:00:00Z",\
            "settings":{"buildMode":"ALL_BRANCHES"},"dryRun":true}""";

    static final String REPLAY = "{\"dryRun\":true,\"events\":214,\"decided\":37,\"differences\":[{\"then\":"
            + NOT_BUILT + ",\"now\":" + DECISION + "}],\"missing\":[" + DECISION + "],\"requested\":[]}";

    private Examples() {}
}
