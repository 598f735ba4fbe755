import { expect } from 'chai';
import { readDimacs } from './read-dimacs.js';

describe('reading DIMACS', () => {
  it('takes names from comments, and a number where there is none', () => {
    expect(readDimacs('c 1 Root\nc 3 Graphic card\nc made by hand\np cnf 3 1\n1 2 3 0\n').names).to.deep.equal([
      'Root',
      '2',
      'Graphic card',
    ]);
  });

  it('ends a clause at 0, not at the end of a line', () => {
    const { problem } = readDimacs('p cnf 3 3\n1 -2\n0 3 0\n-1\n-3 0\n');
    expect(problem.clauses).to.deep.equal([[1, -2], [3], [-1, -3]]);
  });

  it('refuses a file that says something else than it announces', () => {
    expect(() => readDimacs('1 0')).to.throw('no line "p cnf');
    expect(() => readDimacs('p cnf 2 1\n1 3 0')).to.throw('no literal: 3');
    expect(() => readDimacs('p cnf 2 2\n1 2 0')).to.throw('1 clauses, announced 2');
    expect(() => readDimacs('p cnf 2 1\n1 2')).to.throw('no end');
  });
});
