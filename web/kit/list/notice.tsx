'use client';
import { Box } from '@mantine/core';
import { createContext, useContext, useState, type ReactNode } from 'react';
import { Told } from '../form/told.tsx';

const Saying = createContext<(what: ReactNode) => void>(() => {});

/** Says above the list what a row's action came to: its row may be gone by then. */
export const useNotice = () => useContext(Saying);

export function Notices({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<{ times: number; what: ReactNode } | null>(null);
  const [say] = useState(
    () => (what: ReactNode) => setSaid((before) => ({ times: (before?.times ?? 0) + 1, what })),
  );
  return (
    <Saying value={say}>
      {said && (
        <Box mb="md">
          <Told key={said.times}>{said.what}</Told>
        </Box>
      )}
      {children}
    </Saying>
  );
}
