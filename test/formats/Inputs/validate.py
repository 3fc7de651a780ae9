"""usage: validate.py SCHEMA DOCUMENT"""
import json
import sys

import jsonschema

schema, document = (json.load(open(path, encoding="utf-8")) for path in sys.argv[1:3])
jsonschema.validators.validator_for(schema).check_schema(schema)
jsonschema.validate(document, schema)
