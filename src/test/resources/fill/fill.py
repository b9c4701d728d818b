"""Fills workbooks as a clerk with openpyxl would. Arguments: a JSON file [{"in", "out", "cells": [{sheet, cell, type, value}]}]."""
import datetime
import json
import sys

import openpyxl

with open(sys.argv[1], encoding="utf-8") as file:
    jobs = json.load(file)
for job in jobs:
    book = openpyxl.load_workbook(job["in"])
    for one in job["cells"]:
        value = one["value"]
        cell = book[one["sheet"]][one["cell"]]
        if one["type"] in ("integer", "decimal"):
            cell.value = float(value)
        elif one["type"] == "date":
            cell.value = datetime.datetime.strptime(value, "%Y-%m-%d")
        elif one["type"] == "datetime":
            cell.value = datetime.datetime.strptime(value, "%Y-%m-%d %H:%M")
        else:
            cell.value = value
    book.save(job["out"])
