/** Where the commands say what they do: lines that change in place on a terminal, plain lines elsewhere. */
export interface Screen {
  /** What `name` is doing now; repeated calls replace the line (elsewhere: printed again at most every 10 s). */
  working(name: string, what: string): void;
  /** `name` ended; its line stays. */
  done(name: string, what: string): void;
  failed(name: string): void;
  say(line: string): void;
}

const repeatAfterMs = 10_000;

/** A screen on `out`; changing lines only where it is a terminal. */
export function screenOn(out: NodeJS.WriteStream = process.stderr): Screen {
  return out.isTTY ? terminal(out) : plain(out);
}

function plain(out: NodeJS.WritableStream): Screen {
  const printed = new Map<string, { at: number; what: string }>();
  const print = (line: string) => out.write(`${line}\n`);
  return {
    working(name, what) {
      const last = printed.get(name);
      if (last && (last.what === what || Date.now() - last.at < repeatAfterMs)) return;
      printed.set(name, { at: Date.now(), what });
      print(`${name}: ${what}`);
    },
    done: (name, what) => print(`${name}: ${what}`),
    failed: (name) => print(`${name}: failed`),
    say: print,
  };
}

function terminal(out: NodeJS.WriteStream): Screen {
  const active = new Map<string, string>();
  let drawn = 0;
  const redraw = (above?: string) => {
    if (drawn > 0) out.write(`\x1b[${drawn}A\x1b[0J`);
    if (above !== undefined) out.write(`${above}\n`);
    for (const [name, what] of active)
      out.write(`${`\x1b[36m…\x1b[0m ${name}: ${what}`.slice(0, out.columns + 8)}\n`);
    drawn = active.size;
  };
  const end = (name: string, line: string) => {
    active.delete(name);
    redraw(line);
  };
  return {
    working(name, what) {
      active.set(name, what);
      redraw();
    },
    done: (name, what) => end(name, `\x1b[32m✔\x1b[0m ${name}: ${what}`),
    failed: (name) => end(name, `\x1b[31m✘\x1b[0m ${name}`),
    say: redraw,
  };
}
