#!/usr/bin/env python3
"""Asks a running `balise serve` what a policy decides of a dossier, with nothing but the standard library.

Usage: BALISE_URL=http://127.0.0.1:PORT BALISE_SERVER_KEY=KEY ./decide.py dossier.json
"""
import json
import os
import sys
import urllib.request

with open(sys.argv[1], "rb") as dossier:
    request = urllib.request.Request(
        os.environ["BALISE_URL"] + "/api/v1/decisions",
        data=dossier.read(),
        headers={
            "Authorization": "Bearer " + os.environ["BALISE_SERVER_KEY"],
            "Content-Type": "application/json",
        },
    )
with urllib.request.urlopen(request) as answer:
    decision = json.load(answer)
for change in decision["changes"]:
    print(change["action"], change["mailbox"], change["reasons"][0]["rule"])
