import { createTheme } from '@mantine/core';

/** Neutral grey, small radius, no transitions: the picture is what should draw the eye. */
export const theme = createTheme({
  fontFamily: 'Inter, "Segoe UI", Roboto, "Noto Sans", "Liberation Sans", Arial, sans-serif',
  fontFamilyMonospace: 'ui-monospace, "Cascadia Mono", "Noto Sans Mono", "Liberation Mono", monospace',
  fontSizes: { xs: '12px', sm: '13px', md: '14px', lg: '16px', xl: '20px' },
  defaultRadius: 3,
  cursorType: 'pointer',
  respectReducedMotion: true,
  primaryColor: 'dark',
  focusRing: 'auto',
  colors: {
    dark: [
      '#dcdcdc',
      '#a3a3a3',
      '#8a8a8a',
      '#5c5c5c',
      '#3a3a3a',
      '#2a2a2a',
      '#1b1b1b',
      '#161616',
      '#111111',
      '#0c0c0c',
    ],
  },
});
