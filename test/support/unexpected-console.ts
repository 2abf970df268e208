import { afterEach, beforeEach } from 'vitest';

const original = console.error;
let seen: string[] = [];

// A test that expects an error replaces console.error itself (vi.spyOn with an implementation) and never reaches this.
beforeEach(() => {
  seen = [];
  console.error = (...args: unknown[]) => {
    seen.push(args.map(String).join(' '));
    original(...args);
  };
});

afterEach(() => {
  console.error = original;
  if (seen.length > 0) throw new Error(`unexpected console.error: ${seen.join('\n')}`);
});
