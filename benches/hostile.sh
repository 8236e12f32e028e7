#!/usr/bin/env bash
# What clients that mean ill can do to `jianbao serve`, all of it: a thousand connections that never log in, a thousand
# log-ins in a row, pastes of a megabyte, twenty who work beside one that has stopped. CI has a little of each.
#
# Prints how long others' keys waited and what the server's memory was before and after. Needs Linux; some ten minutes.
set -euo pipefail
cd "$(dirname "$0")/.."
JIANBAO_HOSTILE=1 exec cargo test --locked --test it -- ssh::hostile --test-threads=1 --nocapture "$@"
