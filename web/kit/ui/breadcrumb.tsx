'use client';
import { Breadcrumbs, Text } from '@mantine/core';
import { TextLink } from './links.tsx';

interface BreadcrumbProps {
  label: string;
  /** From the outermost to the page itself, which has no link. */
  steps: readonly { text: string; href?: string }[];
}

/** Where a page stands, when the source says so. */
export function Breadcrumb({ label, steps }: BreadcrumbProps) {
  return (
    <nav aria-label={label}>
      <Breadcrumbs separator=">" mb="xs" style={{ flexWrap: 'wrap', rowGap: '0.25rem' }}>
        {steps.map(({ text, href }) =>
          href === undefined ? (
            <Text key={text} size="sm" aria-current="page">
              {text}
            </Text>
          ) : (
            <TextLink key={text} href={href} size="sm">
              {text}
            </TextLink>
          ),
        )}
      </Breadcrumbs>
    </nav>
  );
}
