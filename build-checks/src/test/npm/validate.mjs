// Holds SARIF logs against the SARIF schema with two validators, because they see different things: ajv, and jsonschema,
// which is what GitHub's upload action runs. Prints one line for each fault, and a last one that counts the logs: a run
// without that line said nothing. Usage: node validate.mjs LOG...
import fs from 'node:fs';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { Validator } from 'jsonschema';

const read = (file) => JSON.parse(fs.readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
const schema = read(new URL('node_modules/@microsoft/sarif-multitool-linux/sarif-2.1.0.json', import.meta.url));
schema.$schema = 'http://json-schema.org/draft-07/schema#';

const ajv = new Ajv({ allErrors: true, strict: false, logger: false });
addFormats(ajv);
const byAjv = ajv.compile(schema);
const byJsonSchema = new Validator();

const logs = process.argv.slice(2);
for (const log of logs) {
  const tree = read(log);
  if (!byAjv(tree)) {
    for (const error of byAjv.errors) console.log(`${log}: ajv: ${error.instancePath} ${error.message}`);
  }
  for (const error of byJsonSchema.validate(tree, schema).errors) {
    console.log(`${log}: jsonschema: ${error.property} ${error.message}`);
  }
}
console.log(`${logs.length} logs validated`);
