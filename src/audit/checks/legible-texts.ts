/** Whether what a shopper writes can be read on every finish it can stand on. */
import type { PartId } from '../../kernel/ids.js';
import type { Expression } from '../../product/expression/expression.js';
import type { Choice, Option, Product, TextBind } from '../../product/product.js';
import type { Check, Report } from '../check.js';
import { contrast } from '../color.js';
import { choicesOf } from '../expression-places.js';
import { choicePath } from '../file-paths.js';
import type { Subject } from '../subject.js';
import { and, binary, chooses, isPresent } from '../../product/expression/terms.js';

/** `audit/illegible-choice`, `audit/illegible-pair`. */
export const legibleTexts: Check = {
  id: 'legible-texts',
  proves: 'Every ink has the contrast that the text asks for, on every finish it can be put on.',
  asksRules: true,
  *run(subject) {
    for (const option of subject.product.options) {
      const { text } = option.bind;
      if (text?.minContrast === undefined || text.minContrast === null) continue;
      const ground = groundOf(subject.product, text);
      const ink = text.color === null ? null : inkOf(subject.product, text.color);
      if (ground !== undefined && ink !== null) yield* judged(subject, option, text.minContrast, ground, ink);
    }
  },
};

/** What a text can be coloured with: choices of an option, or one fixed colour (`option: null`). */
interface Ink {
  readonly option: Option | null;
  readonly colors: readonly { readonly choice: Choice | null; readonly color: string }[];
}

interface Pair {
  readonly ground: Choice;
  readonly ink: Ink['colors'][number];
  readonly ratio: number;
  readonly condition: Expression;
}

function* judged(subject: Subject, text: Option, least: number, ground: Option, ink: Ink): Iterable<Report> {
  const pairs = pairsOf(subject.product, text, ground, ink);
  const answers = subject.ask(pairs.map(({ condition }) => condition));
  const reached = pairs.flatMap((pair, at) => {
    const answer = answers[at];
    return answer?.holds === 'somewhere' ? [{ ...pair, values: answer.values }] : [];
  });
  for (const choice of choicesOf(ground)) {
    const own = reached.filter((pair) => pair.ground === choice);
    const faulty = own.filter(({ ratio }) => ratio < least);
    const [first] = faulty;
    if (first === undefined) continue;
    const isHopeless = faulty.length === own.length;
    yield {
      code: isHopeless ? 'audit/illegible-choice' : 'audit/illegible-pair',
      severity: isHopeless ? 'error' : 'warning',
      path: choicePath(subject.product, ground, choice.id),
      params: {
        option: subject.titleOf(text.id),
        ground: subject.say(choice.title),
        inks: faulty
          .map((pair) => `${nameOf(subject, pair)} ${(Math.floor(pair.ratio * 10) / 10).toFixed(1)}`)
          .join(', '),
        least,
      },
      counterexample: first.values,
    };
  }
}

function nameOf(subject: Subject, { ink: { choice, color } }: Pair): string {
  return choice === null ? color : subject.say(choice.title);
}

function pairsOf(product: Product, text: Option, ground: Option, ink: Ink): readonly Pair[] {
  return choicesOf(ground).flatMap((choice) => {
    const under = colorOf(choice);
    return ink.colors.flatMap((one): Pair[] => {
      const ratio = under === null ? null : contrast(under, one.color);
      const written =
        text.kind === 'text'
          ? binary(
              '!=',
              { type: 'option', optionId: text.id, span: { start: 0, end: 0 } },
              { type: 'text', value: '', span: { start: 0, end: 0 } },
            )
          : null;
      const chosen = ink.option === null || one.choice === null ? null : chooses(ink.option, one.choice.id);
      return ratio === null
        ? []
        : [
            {
              ground: choice,
              ink: one,
              ratio,
              condition: and(isPresent(product, text), written, chooses(ground, choice.id), chosen),
            },
          ];
    });
  });
}

/** The option that last gives the text's part its surface or colour. */
function groundOf(product: Product, { areaId }: TextBind): Option | undefined {
  const part = product.model?.areas.get(areaId)?.partId;
  return product.options.findLast(
    (option) =>
      part !== undefined && [...option.bind.look, ...option.bind.color].some((id) => shares(product, id, part)),
  );
}

function shares({ model }: Product, a: PartId, b: PartId): boolean {
  const nodes = (id: PartId): readonly string[] =>
    (model?.parts.get(id) ?? []).map(({ node, index }) => `${index} ${node}`);
  return a === b || nodes(a).some((node) => nodes(b).includes(node));
}

function inkOf({ optionById }: Product, color: Expression): Ink | null {
  if (color.type === 'text') return { option: null, colors: [{ choice: null, color: color.value }] };
  if (color.type !== 'option' && color.type !== 'field') return null;
  const option = optionById.get(color.optionId);
  if (option === undefined || (color.type === 'field' && color.field !== 'color')) return null;
  const colors = choicesOf(option).flatMap((choice) => {
    const own = option.kind === 'color' ? choice.id : choice.color;
    return own === null ? [] : [{ choice, color: own }];
  });
  return colors.length === 0 ? null : { option, colors };
}

/** The colour that the choice gives a part. */
export function colorOf({ look, color, id }: Choice): string | null {
  return look?.color ?? color ?? (id.startsWith('#') ? id : null);
}
