import { useLayoutEffect } from 'react';

export type Theme = 'office' | 'room';

const pageColours: Record<Theme, string> = { office: '#f3f4f7', room: '#0b0d18' };

/** Light is the office, dark is the room. It stands on the document, so that dialogs follow it too. */
export function useTheme(theme: Theme): void {
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
    document.querySelector('meta[name="theme-color"]')?.setAttribute('content', pageColours[theme]);
  }, [theme]);
}
