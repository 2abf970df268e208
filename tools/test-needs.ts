/** What tests need made, beside the database client. */
export type TestNeed = 'portal' | 'temporalCli' | 'testServer' | 'workflowBundle' | 'chromium';

/** By what the folders below test/ use; `test/tools/test-needs.test.ts` compares it with their files. */
export const testNeeds: Readonly<Record<TestNeed, readonly string[]>> = {
  portal: ['integration', 'e2e'],
  temporalCli: ['tools', 'web', 'workflows', 'contracts', 'integration', 'e2e'],
  testServer: ['web', 'workflows'],
  workflowBundle: ['tools', 'web', 'workflows', 'contracts', 'integration', 'e2e'],
  chromium: ['integration', 'e2e'],
};

/** `folder`: below test/; all of them without one. */
export function isNeeded(need: TestNeed, folder: string | undefined): boolean {
  return folder === undefined || testNeeds[need].includes(folder);
}
