/** Keys of the mail at the end of a qualification, « M'avertir par courriel ». */

/** With which the keys of all mails about a qualification begin. */
export function noticeMailKeys(submissionId: string): string {
  return `notice:${submissionId}`;
}

/** Under which the mail about one end of a qualification is sent once. */
export function noticeMailKey(submissionId: string, runId: string, userId: string): string {
  return `${noticeMailKeys(submissionId)}:${runId}:${userId}`;
}
