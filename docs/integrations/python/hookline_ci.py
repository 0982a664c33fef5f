#!/usr/bin/env python3
"""Runs a command for every build that Hookline asks for, and has its result shown on Bitbucket.

    hookline_ci.py --config kafka.properties --spool /var/lib/ci -- ./build.sh

The command finds the build in its environment (HOOKLINE_PROJECT, HOOKLINE_BUILD, HOOKLINE_REF, HOOKLINE_COMMIT, HOOKLINE_TRUST)
and, as it came, on its input. Exit status 0 is PASSED, any other FAILED.

Kafka gives a message at least once, so a build is written to the spool before its offset is committed, under its id: what comes twice
is there already, and what a crash interrupted is run again.
"""

import argparse
import json
import os
import subprocess
import threading
import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from pathlib import Path

from confluent_kafka import Consumer, Producer

REQUESTS = "hookline.build-requests"
STATUSES = "hookline.build-statuses"
SOURCE = "/hookline/examples/python"


class Statuses:
    """Tells Hookline how far builds are."""

    def __init__(self, config, url):
        self.producer = Producer({**config, "enable.idempotence": True})
        self.url = url

    def tell(self, build, state, description):
        status = {field: build[field] for field in ("project", "commit", "ref")}
        status |= {
            "build": build["id"],
            "key": "hookline-ci",
            "state": state,
            "description": description,
            "url": f"{self.url}/{build['id']}",
            "at": now(),
        }
        if "pullRequest" in build:
            status["pullRequest"] = {field: build["pullRequest"][field] for field in ("id", "fork")}
        self.producer.produce(
            STATUSES,
            key=f"{build['project']}:{build['commit']}",
            value=json.dumps(status),
            headers={
                "ce_specversion": "1.0",
                "ce_id": str(uuid.uuid4()),
                "ce_source": SOURCE,
                "ce_type": "io.hookline.build.status.v1",
                "ce_time": status["at"],
                "content-type": "application/json",
            },
        )
        self.producer.flush()


class Spool:
    """Builds that were taken, as files: <id>.json, and <id>.done once they have ended."""

    def __init__(self, directory):
        self.directory = Path(directory)
        self.directory.mkdir(parents=True, exist_ok=True)

    def take(self, build):
        """False for a build that was taken before."""
        try:
            with open(self.directory / f"{build['id']}.json", "x", encoding="utf-8") as file:
                json.dump(build, file)
                file.flush()
                os.fsync(file.fileno())
            return True
        except FileExistsError:
            return False

    def end(self, build_id):
        (self.directory / f"{build_id}.done").touch()

    def ended(self, build_id):
        return (self.directory / f"{build_id}.done").exists()

    def interrupted(self):
        for file in sorted(self.directory.glob("*.json")):
            if not self.ended(file.stem):
                yield json.loads(file.read_text(encoding="utf-8"))


class Builds:
    """Runs builds, a few at a time, and stops those that have become pointless."""

    def __init__(self, command, spool, statuses, at_a_time, elsewhere):
        self.elsewhere = elsewhere
        self.command = command
        self.spool = spool
        self.statuses = statuses
        self.workers = ThreadPoolExecutor(at_a_time)
        self.lock = threading.Lock()
        self.running = {}

    def start(self, build):
        self.workers.submit(self.run, build)

    def run(self, build):
        with self.lock:
            if self.spool.ended(build["id"]):
                return
            process = subprocess.Popen(self.command, stdin=subprocess.PIPE, text=True, env=environment(build))
            self.running[build["id"]] = process
        if not self.elsewhere:
            self.statuses.tell(build, "RUNNING", "Building")
        process.communicate(json.dumps(build))
        with self.lock:
            del self.running[build["id"]]
            stopped = self.spool.ended(build["id"])
            self.spool.end(build["id"])
        if self.elsewhere:
            if process.returncode != 0:
                self.statuses.tell(build, "ERRORED", f"Could not be started: {process.returncode}")
        elif stopped:
            self.statuses.tell(build, "CANCELLED", "Stopped")
        elif process.returncode == 0:
            self.statuses.tell(build, "PASSED", "Passed")
        else:
            self.statuses.tell(build, "FAILED", f"Ended with {process.returncode}")

    def stop(self, build_id):
        with self.lock:
            self.spool.end(build_id)
            if build_id in self.running:
                self.running[build_id].terminate()


def environment(build):
    names = {"PROJECT": "project", "BUILD": "id", "REF": "ref", "COMMIT": "commit", "TRUST": "trust"}
    return os.environ | {f"HOOKLINE_{name}": build[field] for name, field in names.items()}


def now():
    return datetime.now(timezone.utc).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def properties(path):
    lines = (line.strip() for line in Path(path).read_text(encoding="utf-8").splitlines())
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def handle(message, builds):
    headers = {name: value.decode() for name, value in message.headers() or []}
    body = json.loads(message.value())
    if headers.get("ce_type") == "io.hookline.build.requested.v1":
        for superseded in body["supersedes"]:
            builds.stop(superseded)
        if builds.spool.take(body):
            builds.start(body)
    elif headers.get("ce_type") == "io.hookline.build.cancelled.v1":
        builds.stop(body["id"])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--config", required=True, help="librdkafka's properties; bootstrap.servers at least")
    parser.add_argument("--spool", required=True, help="a directory that outlives a restart")
    parser.add_argument("--group", default="python-ci", help="the consumer group")
    parser.add_argument("--url", default="https://ci.example.com/builds", help="where people read about a build")
    parser.add_argument("--at-a-time", type=int, default=2, help="how many builds run at once")
    parser.add_argument(
        "--elsewhere",
        action="store_true",
        help="the command only starts the build in another system, which tells how it goes by itself",
    )
    parser.add_argument("command", nargs="+")
    arguments = parser.parse_args()

    kafka = properties(arguments.config)
    spool = Spool(arguments.spool)
    statuses = Statuses(kafka, arguments.url)
    builds = Builds(arguments.command, spool, statuses, arguments.at_a_time, arguments.elsewhere)
    for build in spool.interrupted():
        builds.start(build)
    consumer = Consumer(
        {"auto.offset.reset": "earliest", **kafka, "group.id": arguments.group, "enable.auto.commit": False}
    )
    consumer.subscribe([REQUESTS])
    print("Waiting for builds", flush=True)
    while True:
        message = consumer.poll(1.0)
        if message is None:
            continue
        if message.error():
            print(f"Kafka: {message.error()}", flush=True)
            continue
        handle(message, builds)
        consumer.commit(message, asynchronous=False)


if __name__ == "__main__":
    main()
