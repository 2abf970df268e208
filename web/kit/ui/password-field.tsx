'use client';
import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useMessages } from '../frame/locale.tsx';

/** A password, whose eye says in the reader's language what it does. */
export function PasswordField(props: PasswordInputProps) {
  const { account } = useMessages();
  return <PasswordInput visibilityToggleButtonProps={{ 'aria-label': account.togglePassword }} {...props} />;
}
