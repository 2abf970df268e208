/** What a qualification file may hold. The one place for these figures: rule, texts and tests read them here. */
export const limits = {
  /** Profiles an account may submit in one Europe/Paris calendar day (QPC-075); a contract may carry its own. */
  dailyProfiles: 100_000,
  /** Distinct numbers of an Excel file (QPC-066), lines of a CSV file (QPC-069). */
  fileLines: 50_000,
  /** Rows of an Excel sheet, repeated numbers included (section 6, decision 3). */
  excelRows: 250_000,
  /** Bytes of an uploaded file (section 6, decision 3). */
  fileBytes: 20 * 1024 * 1024,
  /** Files and bytes that a contract may send within `stagedForMs` (docs/decisions/055). */
  stagedFiles: 1_000,
  stagedBytes: 200 * 1024 * 1024,
  stagedForMs: 24 * 3_600_000,
  /** The most profiles a day that a contract may be given: two days of them can be sent within `stagedForMs`. */
  mostDailyProfiles: 4_000_000,
  /** Faulty lines shown on the page of a refused file. */
  shownFaults: 20,
  /** Qualifications on a page of the list (QPC-098). */
  pageSize: 10,
} as const;

/** The daily limit of a contract: its own, else the house's. */
export function dailyLimit(contract: { dailyProfiles: number | null }): number {
  return contract.dailyProfiles ?? limits.dailyProfiles;
}

/** The limit of one day: what was exceptionally agreed for it, more or less than usual, else the contract's. */
export function limitOfDay(
  contract: { dailyProfiles: number | null },
  exception: { profiles: number } | null | undefined,
): number {
  return exception?.profiles ?? dailyLimit(contract);
}
