/** A text for a log without what could be somebody's: messages of libraries quote what they were given. */
export function scrubbed(text: string): string {
  return text
    .replaceAll(/[^\s@"'<>]+@[^\s@"'<>]+/g, '‹mail›')
    .replaceAll(/\+?\d[\d .-]{4,}\d/g, '‹digits›')
    .slice(0, 500);
}

/** The frames of an error's stack without what stands before them, which repeats its message. */
export function framesOf(error: Error): string[] {
  return (error.stack ?? '')
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .slice(0, 12);
}
