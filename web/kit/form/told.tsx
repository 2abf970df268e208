'use client';
import { Box } from '@mantine/core';
import { useEffect, useRef, type ReactNode } from 'react';

/** What came of something that was sent: takes the focus when it appears. Give it a new key for each answer. */
export function Told({ children }: { children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.focus(), []);
  return (
    <Box ref={box} tabIndex={-1} w="100%" style={{ outline: 'none' }}>
      {children}
    </Box>
  );
}
