'use client';
import { Button } from '@mantine/core';
import { IconUpload } from '@tabler/icons-react';
import Link from 'next/link';
import { paths } from '../../paths.ts';

export function NewQualificationLink({ text }: { text: string }) {
  return (
    <Button component={Link} href={paths.newQualification()} leftSection={<IconUpload size={16} aria-hidden />}>
      {text}
    </Button>
  );
}
