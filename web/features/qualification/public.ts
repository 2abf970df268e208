export { ContractRows } from './contracts/contract-rows.tsx';
export { listContracts } from './server/contracts.ts';
