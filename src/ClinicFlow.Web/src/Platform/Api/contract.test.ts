import { readFileSync } from 'node:fs';
import openapiTS, { astToString, COMMENT_HEADER } from 'openapi-typescript';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(`${import.meta.dirname}/${path}`, 'utf8');

it("the client's types are those of the server's description (else: npm run types)", async () => {
  const described = COMMENT_HEADER + astToString(await openapiTS(read('../../../../ClinicFlow/openapi.json')));
  expect(read('contract.gen.ts') === described).toBe(true);
});
