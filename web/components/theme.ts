import { createTheme, type MantineColorsTuple } from '@mantine/core';

type Rgb = readonly [number, number, number];

function rgb(hex: string): Rgb {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

function mix(from: Rgb, to: Rgb, share: number): string {
  const part = (index: 0 | 1 | 2) => Math.round(from[index] + (to[index] - from[index]) * share);
  return `#${[part(0), part(1), part(2)].map((value) => value.toString(16).padStart(2, '0')).join('')}`;
}

function luminance(colour: Rgb): number {
  const [r, g, b] = colour.map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number]; // map keeps the length of three
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** Contrast of two colours written #rrggbb, 1 to 21 (WCAG 2, relative luminance). */
export function contrast(one: string, other: string): number {
  const [a, b] = [luminance(rgb(one)), luminance(rgb(other))];
  return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
}

/** Ten shades around the wholesaler's accent, which is the seventh, the one behind white text. */
export function shades(accent: string): MantineColorsTuple {
  const white: Rgb = [255, 255, 255];
  const black: Rgb = [0, 0, 0];
  const base = rgb(accent);
  return [
    mix(base, white, 0.94),
    mix(base, white, 0.86),
    mix(base, white, 0.72),
    mix(base, white, 0.56),
    mix(base, white, 0.42),
    mix(base, white, 0.22),
    accent,
    mix(base, black, 0.14),
    mix(base, black, 0.28),
    mix(base, black, 0.42),
  ];
}

const systemFont = "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif";

/** The one theme: a neutral ramp, one accent, semantic colours only for states. */
export function portalTheme(accent: string) {
  return createTheme({
    colors: { accent: shades(accent) },
    primaryColor: 'accent',
    primaryShade: { light: 6, dark: 6 },
    fontFamily: systemFont,
    fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace",
    headings: { fontFamily: systemFont, fontWeight: '600', sizes: { h1: { fontSize: '1.5rem', lineHeight: '1.3' }, h2: { fontSize: '1.125rem', lineHeight: '1.4' }, h3: { fontSize: '1rem', lineHeight: '1.4' } } },
    defaultRadius: 'sm',
    focusRing: 'auto',
    respectReducedMotion: true,
    cursorType: 'pointer',
  });
}
