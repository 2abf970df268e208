export { contractsList } from './contracts/list.tsx';
