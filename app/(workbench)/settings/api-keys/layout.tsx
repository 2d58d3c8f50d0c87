import { underRule } from '../../../data/under-rule.tsx';

export default underRule('api-key.list');
