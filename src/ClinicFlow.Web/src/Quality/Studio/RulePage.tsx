import RuleStudio from './Rules/RuleStudio';

export default function RulePage() {
  return <RuleStudio />;
}
