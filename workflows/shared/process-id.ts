import { processes, type ProcessKind } from '#domain/process';

/** Takes the part of the operator code in the ids of the wholesaler's own processes. */
export const wholesalerCode = 'wholesaler';

/**
 * Made with a form: 12 characters of Crockford's base 32 in lower case (60 bits), easy to read out and to type. It names
 * the submission, its staged file and its workflow, so that the same form sent twice starts one process.
 */
export const submissionIdPattern = /^[0-9a-hjkmnp-tv-z]{12}$/;

/** `<process>:<operator code>:<submission id>`, and `:<run id>` for one that concerns a single run of another process. */
export function processId(
  kind: ProcessKind,
  operatorCode: string,
  submissionId: string,
  runId?: string,
): string {
  return [processes[kind].prefix, operatorCode, submissionId, ...(runId ? [runId] : [])].join(':');
}
