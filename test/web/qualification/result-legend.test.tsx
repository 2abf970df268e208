import { describe, expect, test } from 'vitest';
import { characteristicsOf, resultColumns } from '#domain/qualification/result';
import { ResultLegend } from '#web/features/qualification/result-legend/result-legend.tsx';
import { catalogues, type Locale } from '#web/messages/catalogue';
import { markup } from '#test/support/markup.tsx';

/** Names and meanings as they stand on the page. */
function shown(locale: Locale): [string, string][] {
  return [...markup(<ResultLegend />, locale).matchAll(/<dt>(.*?)<\/dt><dd>(.*?)<\/dd>/g)].map(
    ([, name = '', text = '']) => [name, text],
  );
}

describe('the legend of a result', () => {
  test('says of each class what the source says of it [QPC-114]', () => {
    const size = "Terminal ayant une taille d'affichage MMS";
    expect(shown('fr').slice(resultColumns.length)).toEqual([
      ['0', 'Terminal non compatible MMS'],
      ['1', `${size} 101 * 80`],
      ['2', `${size} 160 * 120`],
      ['3', `${size} 160 * 120`],
      ['4', `${size} 128 * 140`],
      ['5', `${size} 240 * 320`],
      ['9', 'Terminal compatible MMS, mais non testé par Orange'],
      ['90', 'Terminal Orange dont les données sont indisponibles'],
      ['99', 'Terminal non Orange (autre opérateur)'],
    ]);
  });

  test.each(['fr', 'en'] as const)('explains every column, in the order of the files (%s)', (locale) => {
    const columns = shown(locale).slice(0, resultColumns.length);
    expect(columns.map(([name]) => name)).toEqual(resultColumns.map(({ name }) => name));
    expect(new Set(columns.map(([, text]) => text)).size).toBeGreaterThanOrEqual(resultColumns.length - 1);
  });

  test('explains the classes that stand for what is not known [QPC-114]', () => {
    const unknown = { msisdn: '33612345678', handset: null };
    const { classes } = catalogues.fr.resultLegend;
    const text = (onNetwork: boolean) =>
      Object.entries(classes).find(
        ([mmsClass]) => Number(mmsClass) === characteristicsOf({ ...unknown, onNetwork }, false).mmsClass,
      )?.[1];
    expect(text(true)).toBe('Terminal Orange dont les données sont indisponibles');
    expect(text(false)).toBe('Terminal non Orange (autre opérateur)');
  });
});
