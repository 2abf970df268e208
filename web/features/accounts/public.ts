export { listOperators } from './operators/operators.ts';
