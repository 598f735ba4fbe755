/** The constraint language of UVL: logic over features, comparisons over numbers and texts. */

/** One constraint. */
export type Formula =
  | { readonly type: 'feature'; readonly name: string }
  | { readonly type: 'not'; readonly of: Formula }
  | { readonly type: 'and' | 'or'; readonly of: readonly Formula[] }
  | { readonly type: 'implies' | 'equals'; readonly left: Formula; readonly right: Formula }
  | { readonly type: 'compare'; readonly operator: string; readonly left: Term; readonly right: Term };

/** A side of a comparison. */
export type Term =
  | { readonly type: 'number'; readonly value: number }
  | { readonly type: 'text'; readonly value: string }
  | { readonly type: 'reference'; readonly path: readonly string[] }
  | { readonly type: 'call'; readonly name: string; readonly args: readonly Term[] }
  | { readonly type: 'arithmetic'; readonly operator: string; readonly left: Term; readonly right: Term };

interface Token {
  readonly type: 'name' | 'number' | 'text' | 'symbol';
  readonly text: string;
}

const TOKEN =
  /\s*(?:"([^"]*)"|'([^']*)'|(\d+(?:\.\d+)?)(?![\w])|(<=>|=>|==|!=|<=|>=|[!&|<>()+\-*/,.])|([^\s"'!&|=<>()+\-*/,.{}[\]]+))/y;
const TYPES = ['name', 'text', 'number', 'symbol', 'name'] as const;

const COMPARISONS = ['==', '!=', '<=', '>=', '<', '>'];
const ARITHMETIC = ['+', '-', '*', '/'];

/**
 * Reads one constraint. Loosest first: `<=>`, `=>` (to the right), `|`, `&`, `!`, comparisons, `+ -`, `* /`.
 *
 * @throws {Error} It is no constraint; the message holds the text.
 */
export function readFormula(text: string): Formula {
  return new FormulaReader(text).read();
}

class FormulaReader {
  readonly #text: string;
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
    this.#tokens = tokensOf(text);
  }

  read(): Formula {
    const formula = this.#equals();
    return this.#at === this.#tokens.length ? formula : this.#fail();
  }

  #equals(): Formula {
    let left = this.#implies();
    while (this.#take('<=>') !== null) left = { type: 'equals', left, right: this.#implies() };
    return left;
  }

  #implies(): Formula {
    const left = this.#list('or', '|', () => this.#list('and', '&', () => this.#not()));
    return this.#take('=>') === null ? left : { type: 'implies', left, right: this.#implies() };
  }

  #list(type: 'and' | 'or', symbol: string, one: () => Formula): Formula {
    const parts = [one()];
    while (this.#take(symbol) !== null) parts.push(one());
    return parts.length === 1 ? parts[0]! : { type, of: parts };
  }

  #not(): Formula {
    if (this.#take('!') !== null) return { type: 'not', of: this.#not() };
    // A bracket opens a term where an operator on terms follows its end.
    if (!this.#isNext(['(']) || this.#isNext([...COMPARISONS, ...ARITHMETIC], this.#closing() + 1))
      return this.#comparison();
    this.#at += 1;
    const inner = this.#equals();
    this.#expect(')');
    return inner;
  }

  /** Where the bracket closes that opens here. */
  #closing(): number {
    let depth = 0;
    const length = this.#tokens.slice(this.#at).findIndex((token) => {
      if (token.type === 'symbol') depth += token.text === '(' ? 1 : token.text === ')' ? -1 : 0;
      return depth === 0;
    });
    return length < 0 ? this.#tokens.length : this.#at + length;
  }

  #comparison(): Formula {
    const left = this.#sum();
    const operator = this.#take(...COMPARISONS);
    if (operator !== null) return { type: 'compare', operator, left, right: this.#sum() };
    if (left.type !== 'reference' || left.path.length !== 1) return this.#fail();
    return { type: 'feature', name: left.path[0]! };
  }

  #sum(): Term {
    return this.#chain(['+', '-'], () => this.#chain(['*', '/'], () => this.#term()));
  }

  #chain(operators: readonly string[], one: () => Term): Term {
    let left = one();
    for (let operator = this.#take(...operators); operator !== null; operator = this.#take(...operators))
      left = { type: 'arithmetic', operator, left, right: one() };
    return left;
  }

  #term(): Term {
    if (this.#take('(') !== null) {
      const inner = this.#sum();
      this.#expect(')');
      return inner;
    }
    const token = this.#tokens[this.#at];
    if (token === undefined || token.type === 'symbol') return this.#fail();
    this.#at += 1;
    if (token.type === 'number') return { type: 'number', value: Number(token.text) };
    if (token.type === 'text') return { type: 'text', value: token.text };
    return this.#take('(') === null ? this.#reference(token.text) : this.#call(token.text);
  }

  #reference(first: string): Term {
    const path = [first];
    while (this.#take('.') !== null) path.push(this.#tokens[this.#at++]?.text ?? this.#fail());
    return { type: 'reference', path };
  }

  #call(name: string): Term {
    const args = [this.#sum()];
    while (this.#take(',') !== null) args.push(this.#sum());
    this.#expect(')');
    return { type: 'call', name, args };
  }

  #isNext(symbols: readonly string[], at = this.#at): boolean {
    const token = this.#tokens[at];
    return token?.type === 'symbol' && symbols.includes(token.text);
  }

  #take(...symbols: string[]): string | null {
    return this.#isNext(symbols) ? this.#tokens[this.#at++]!.text : null;
  }

  #expect(symbol: string): void {
    if (this.#take(symbol) === null) this.#fail();
  }

  #fail(): never {
    throw new Error(`"${this.#tokens[this.#at]?.text ?? 'end'}" is out of place in: ${this.#text}`);
  }
}

function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.trimEnd().length) {
    const from = TOKEN.lastIndex;
    const match = TOKEN.exec(text);
    if (match === null) throw new Error(`not read from "${text.slice(from)}"`);
    const kind = TYPES.findIndex((_, at) => match[at + 1] !== undefined);
    tokens.push({ type: TYPES[kind]!, text: match[kind + 1]! });
  }
  return tokens;
}
