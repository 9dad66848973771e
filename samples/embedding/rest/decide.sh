#!/bin/sh
# Asks a running `balise serve` what a policy decides of a dossier.
# Usage: BALISE_URL=http://127.0.0.1:PORT BALISE_SERVER_KEY=KEY ./decide.sh dossier.json
set -eu
curl --silent --show-error --fail-with-body \
  --header "Authorization: Bearer $BALISE_SERVER_KEY" \
  --header 'Content-Type: application/json' \
  --data-binary "@$1" \
  "$BALISE_URL/api/v1/decisions"
