import { Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface SectionProps {
  /** Names the section for who does not see it. */
  id: string;
  title: string;
  children: ReactNode;
}

/** A part of a page under its heading. */
export function Section({ id, title, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} mb="md">
        {title}
      </Title>
      {children}
    </section>
  );
}
