'use client';
import {
  ActionIcon,
  Menu,
  MenuDropdown,
  MenuItem,
  MenuTarget,
  SegmentedControl,
  Stack,
  Text,
  useMantineColorScheme,
} from '@mantine/core';
import {
  IconCheck,
  IconContrastFilled,
  IconDeviceDesktop,
  IconLanguage,
  IconMoon,
  IconSun,
} from '@tabler/icons-react';
import { useRouter } from 'next/navigation';
import { isLocale, isTheme, localeCookie, locales, themes, type Locale } from '#web/messages/catalogue';
import { useLocale, useMessages } from '#web/kit/frame/locale.tsx';

const year = 31_536_000;

function useLocaleChoice() {
  const router = useRouter();
  return (locale: Locale) => {
    document.cookie = `${localeCookie}=${locale};path=/;max-age=${year};samesite=lax`;
    router.refresh();
  };
}

const themeIcons = { light: IconSun, dark: IconMoon, auto: IconDeviceDesktop } as const;

/** Language and appearance as two menus, for wide screens. */
export function PreferenceMenus() {
  const { shell } = useMessages();
  const current = useLocale();
  const choose = useLocaleChoice();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  const check = <IconCheck size={16} aria-hidden />;
  return (
    <>
      <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
        <MenuTarget>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={shell.language}>
            <IconLanguage size={20} stroke={1.6} aria-hidden />
          </ActionIcon>
        </MenuTarget>
        <MenuDropdown>
          {locales.map((locale) => (
            <MenuItem
              key={locale}
              lang={locale}
              onClick={() => choose(locale)}
              rightSection={locale === current && check}
              aria-current={locale === current}
            >
              {shell.languages[locale]}
            </MenuItem>
          ))}
        </MenuDropdown>
      </Menu>
      <Menu position="bottom-end" withinPortal={false} withInitialFocusPlaceholder={false}>
        <MenuTarget>
          <ActionIcon variant="subtle" color="gray" size="lg" aria-label={shell.theme}>
            <IconContrastFilled size={20} aria-hidden />
          </ActionIcon>
        </MenuTarget>
        <MenuDropdown>
          {themes.map((theme) => {
            const ThemeIcon = themeIcons[theme];
            return (
              <MenuItem
                key={theme}
                leftSection={<ThemeIcon size={16} stroke={1.6} aria-hidden />}
                onClick={() => setColorScheme(theme)}
                rightSection={theme === colorScheme && check}
                aria-current={theme === colorScheme}
              >
                {shell.themes[theme]}
              </MenuItem>
            );
          })}
        </MenuDropdown>
      </Menu>
    </>
  );
}

/** The same choices laid open, for the drawer of small screens. */
export function PreferenceFields() {
  const { shell } = useMessages();
  const current = useLocale();
  const choose = useLocaleChoice();
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return (
    <Stack gap="xs">
      <Text size="sm" fw={600}>
        {shell.language}
      </Text>
      <SegmentedControl
        fullWidth
        aria-label={shell.language}
        value={current}
        onChange={(value) => isLocale(value) && choose(value)}
        data={locales.map((locale) => ({ value: locale, label: shell.languages[locale] }))}
      />
      <Text size="sm" fw={600}>
        {shell.theme}
      </Text>
      <SegmentedControl
        fullWidth
        // « Selon le système » does not fit beside the two others in a drawer.
        orientation="vertical"
        aria-label={shell.theme}
        value={colorScheme}
        onChange={(value) => isTheme(value) && setColorScheme(value)}
        data={themes.map((theme) => ({ value: theme, label: shell.themes[theme] }))}
      />
    </Stack>
  );
}
