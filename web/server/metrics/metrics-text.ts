/** Prometheus text exposition format, version 0.0.4. Labels are kinds and states from closed lists, never a person's. */

export type Labels = Readonly<Record<string, string>>;

export interface Sample {
  /** What follows the family's name: `_bucket`, `_sum`, `_count` of a histogram. */
  suffix?: string;
  labels?: Labels;
  value: number;
}

export interface Family {
  name: string;
  type: 'gauge' | 'counter' | 'histogram';
  help: string;
  samples: readonly Sample[];
}

export function gauge(name: string, help: string, samples: readonly Sample[] | number): Family {
  return { name, type: 'gauge', help, samples: typeof samples === 'number' ? [{ value: samples }] : samples };
}

export function metricsText(families: readonly Family[]): string {
  return families
    .flatMap(({ name, type, help, samples }) => [
      `# HELP ${name} ${help}`,
      `# TYPE ${name} ${type}`,
      ...samples.map(({ suffix = '', labels, value }) => `${name}${suffix}${braced(labels)} ${value}`),
    ])
    .map((line) => `${line}\n`)
    .join('');
}

function braced(labels: Labels = {}): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escaped(value)}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

const escaped = (value: string) =>
  value.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');

/**
 * The texts of several sources as one, each of whose samples says in `label` which source it is from: a family may
 * appear only once.
 */
export function joinTexts(label: string, texts: Readonly<Record<string, string>>): string {
  const families = new Map<string, { head: string[]; samples: string[] }>();
  for (const [source, text] of Object.entries(texts)) {
    let family = { head: [] as string[], samples: [] as string[] };
    for (const line of text.split('\n')) {
      const [, about, name = ''] = /^# (HELP|TYPE) (\S+)/.exec(line) ?? [];
      if (about) {
        family = families.get(name) ?? { head: [], samples: [] };
        families.set(name, family);
        if (!family.head.some((known) => known.startsWith(`# ${about} `))) family.head.push(line);
      }
      const [, metric, labels, rest] = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (.+)$/.exec(line) ?? [];
      if (metric) family.samples.push(`${metric}{${label}="${source}"${labels ? `,${labels}` : ''}} ${rest}`);
    }
  }
  return [...families.values()]
    .filter(({ samples }) => samples.length > 0)
    .flatMap(({ head, samples }) => [...head, ...samples])
    .map((line) => `${line}\n`)
    .join('');
}
