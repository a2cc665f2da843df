// Validates SARIF files against a JSON schema: node validate.js SCHEMA FILE...
// Exits 1 and says where when one does not follow it.
'use strict';
const {readFileSync} = require('node:fs');
const Ajv = require('ajv');
const addFormats = require('ajv-formats');

const [schema, ...files] = process.argv.slice(2);
if (!schema || files.length === 0) {
  console.error('usage: node validate.js SCHEMA FILE...');
  process.exit(2);
}
const ajv = new Ajv({allErrors: true, strict: false});
addFormats(ajv);
const follows = ajv.compile(JSON.parse(readFileSync(schema, 'utf8')));
let failed = false;
for (const file of files) {
  if (follows(JSON.parse(readFileSync(file, 'utf8')))) continue;
  failed = true;
  for (const error of follows.errors)
    console.error(`${file}: ${error.instancePath || '/'}: ${error.message}`);
}
process.exit(failed ? 1 : 0);
