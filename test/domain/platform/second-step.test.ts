import { describe, expect, test } from 'vitest';
import { roles } from '#domain/rights';
import { readCode, secondStepOf, stepAt, takesStep } from '#domain/platform/second-step';

describe('the second step', () => {
  test.each(roles)('is asked of %s as the wholesaler’s people must take it outside the demo', (role) => {
    const ofWholesaler = role === 'backOffice' || role === 'operations';
    const asked = (enrolled: boolean, demo: boolean) => secondStepOf({ role, enrolled }, demo);
    expect(asked(false, false)).toBe(ofWholesaler ? 'enrolment' : null);
    expect(asked(true, false)).toBe(ofWholesaler ? 'code' : null);
    // In the demo it is left to each person, and kept to once it is set up.
    expect(asked(false, true)).toBeNull();
    expect(asked(true, true)).toBe(ofWholesaler ? 'code' : null);
  });

  // RFC 6238, appendix B: the time and the value of T.
  test.each([
    [59, 0x1],
    [1_111_111_109, 0x23523ec],
    [1_111_111_111, 0x23523ed],
    [1_234_567_890, 0x273ef07],
    [2_000_000_000, 0x3f940aa],
    [20_000_000_000, 0x27bc86aa],
  ])('counts steps as RFC 6238 does: second %i lies in step %i', (second, step) => {
    expect(stepAt(second * 1_000)).toBe(step);
  });

  test('takes a code one step early or late, never two, and never one that was taken or an earlier one', () => {
    const taken = (step: number, lastStep: number) => takesStep(step, 100, lastStep);
    expect([98, 99, 100, 101, 102].filter((step) => taken(step, 0))).toEqual([99, 100, 101]);
    expect([98, 99, 100, 101, 102].filter((step) => taken(step, 100))).toEqual([101]);
    expect([99, 100, 101].filter((step) => taken(step, 101))).toEqual([]);
  });

  test.each([
    ['123456', { kind: 'totp', code: '123456' }],
    [' 123 456 ', { kind: 'totp', code: '123456' }],
    ['0a1b-2c3d-4e5f', { kind: 'recovery', code: '0a1b2c3d4e5f' }],
    ['0A1B 2C3D 4E5F', { kind: 'recovery', code: '0a1b2c3d4e5f' }],
    ['12345', null],
    ['1234567', null],
    ['0a1b-2c3d-4e5', null],
    ['', null],
  ])('reads « %s »', (typed, read) => {
    expect(readCode(typed)).toEqual(read);
  });
});
