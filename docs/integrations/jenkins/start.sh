#!/bin/sh
# Starts a Jenkins job for a build of Hookline's:
#
#     hookline_ci.py --config kafka.properties --spool /var/lib/ci --elsewhere -- jenkins/start.sh
#
# JENKINS_URL, JENKINS_JOB, JENKINS_USER and JENKINS_TOKEN say which job and who. The job reads its parameters as the Jenkinsfile beside
# this one does. Ends when Jenkins has taken the build.
set -eu

curl --fail-with-body --retry 10 --retry-all-errors -sS -X POST "$JENKINS_URL/job/$JENKINS_JOB/buildWithParameters" \
  --user "$JENKINS_USER:$JENKINS_TOKEN" \
  --data-urlencode "HOOKLINE_PROJECT=$HOOKLINE_PROJECT" \
  --data-urlencode "HOOKLINE_BUILD=$HOOKLINE_BUILD" \
  --data-urlencode "HOOKLINE_REF=$HOOKLINE_REF" \
  --data-urlencode "HOOKLINE_COMMIT=$HOOKLINE_COMMIT"
