import { underRule } from '../../data/under-rule.tsx';

export default underRule('import.list');
