import { createTheme, type CSSVariablesResolver, type MantineColorsTuple } from '@mantine/core';
import { mix, rgb, type Rgb } from '#web/colour';

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

const systemFont =
  "system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Liberation Sans', Arial, sans-serif";

/** Neutral, and dark enough from the seventh on to be read as text on white (4.5:1). */
const gray: MantineColorsTuple = [
  '#f8f8f9',
  '#f1f1f3',
  '#e6e7e9',
  '#d8dadd',
  '#c3c6ca',
  '#9b9fa6',
  '#676b73',
  '#4c5058',
  '#363a41',
  '#22252a',
];

/** The third is secondary text on the eighth, the page. */
const dark: MantineColorsTuple = [
  '#d3d5d8',
  '#bcbfc4',
  '#a0a4ab',
  '#6f737b',
  '#43474e',
  '#363a41',
  '#282b31',
  '#1c1e22',
  '#16181b',
  '#0f1012',
];

/** The one theme: a neutral ramp, one accent, semantic colours only for states. */
export function portalTheme(accent: string) {
  return createTheme({
    colors: { accent: shades(accent), gray, dark },
    primaryColor: 'accent',
    primaryShade: 6,
    fontFamily: systemFont,
    fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, 'Liberation Mono', monospace",
    headings: {
      fontFamily: systemFont,
      fontWeight: '600',
      sizes: {
        h1: { fontSize: '1.5rem', lineHeight: '1.3' },
        h2: { fontSize: '1.0625rem', lineHeight: '1.4' },
        h3: { fontSize: '0.9375rem', lineHeight: '1.4' },
      },
    },
    defaultRadius: 'sm',
    focusRing: 'auto',
    respectReducedMotion: true,
    cursorType: 'pointer',
    // What helps stands below its field, so that fields side by side begin at one height.
    components: {
      InputWrapper: { defaultProps: { inputWrapperOrder: ['label', 'input', 'error', 'description'] } },
      // Mantine's lines of two touch.
      ModalTitle: { defaultProps: { fw: 600, lh: 1.4 } },
    },
  });
}

/** Mantine's own tokens for hints, errors and links fall short of 4.5:1 on some of our surfaces. */
export const contrastTokens: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-text': '#22252a',
    '--mantine-color-placeholder': '#676b73',
    '--mantine-color-error': '#b42318',
    '--mantine-color-yellow-light': '#fff5dc',
    '--mantine-color-green-light': '#e8f6ec',
    '--mantine-color-red-light': '#fdecea',
    '--mantine-color-yellow-light-color': '#7a4b00',
    '--mantine-color-green-light-color': '#17682f',
    '--mantine-color-red-light-color': '#a31515',
    '--mantine-color-gray-light-color': '#363a41',
    '--jalon-line': '#e6e7e9',
    '--jalon-surface': '#f8f8f9',
    '--jalon-active': 'var(--mantine-color-accent-0)',
    '--jalon-active-text': 'var(--mantine-color-accent-8)',
  },
  dark: {
    '--mantine-color-text': '#dfe1e4',
    '--mantine-color-placeholder': '#a0a4ab',
    '--mantine-color-error': '#ff9b91',
    '--mantine-color-yellow-light': '#352b14',
    '--mantine-color-green-light': '#16301f',
    '--mantine-color-red-light': '#3a1f1f',
    '--jalon-line': '#33373d',
    '--mantine-color-anchor': 'var(--mantine-color-accent-3)',
    '--jalon-surface': '#16181b',
    '--jalon-active': '#2b2f36',
    '--jalon-active-text': 'var(--mantine-color-accent-2)',
  },
});
