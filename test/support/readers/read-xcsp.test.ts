import { expect } from 'chai';
import { readTableJson } from './read-table-json.js';
import { readHistory, readXcsp } from './read-xcsp.js';
import { tableProblem, variableOf } from './table-model.js';

const CARS = `<instance>
<domains nbDomains="2">
<domain name="D0" nbValues="3">
 0 1 2
</domain>
<domain name="D1" nbValues="2" optional="-1"> -1 0 </domain>
</domains>
<variables nbVariables="3">
<variable name="engine" domain="D0"/>
<variable name="roof" domain="D1"/>
<variable name="hook" domain="D1"/>
</variables>
<relations nbRelations="1">
<relation name="R" arity="2" nbTuples="2" semantics="supports"> 2 -1 |
 0 0 </relation>
</relations>
<constraints nbConstraints="2">
<constraint name="C0" arity="2" reference="R" scope="engine roof"/>
<constraint name="C1" arity="2" reference="R" scope="engine hook"/>
</constraints>
</instance>`;

describe('reading table models', () => {
  it('reads shared domains and shared relations, a joker being a value like any other', () => {
    const model = readXcsp(CARS);
    expect(model.options.map(({ name, values }) => `${name}: ${values.join(' ')}`)).to.deep.equal([
      'engine: 0 1 2',
      'roof: -1 0',
      'hook: -1 0',
    ]);
    expect(model.tables).to.deep.equal([
      {
        scope: [0, 1],
        rows: [
          [2, 0],
          [0, 1],
        ],
      },
      {
        scope: [0, 2],
        rows: [
          [2, 0],
          [0, 1],
        ],
      },
    ]);
  });

  it('refuses conflicts, incomplete lists and values outside their domain', () => {
    expect(() => readXcsp(CARS.replace('supports', 'conflicts'))).to.throw('does not list supports');
    expect(() => readXcsp(CARS.replace('nbTuples="2"', 'nbTuples="3"'))).to.throw('relation R is not complete');
    expect(() => readXcsp(CARS.replace('nbValues="3"', 'nbValues="4"'))).to.throw('domain D0 is not complete');
    expect(() => readXcsp(CARS.replace(' 2 -1 |', ' 3 -1 |'))).to.throw('C0 holds a value 3');
  });

  it('gives every value of every option a variable, in file order', () => {
    const model = readXcsp(CARS);
    const { variables, groups, tables } = tableProblem(model);
    expect(variables).to.equal(7);
    expect(groups).to.deep.equal([
      [1, 2, 3],
      [4, 5],
      [6, 7],
    ]);
    expect(tables![1]!.scope).to.deep.equal([
      [1, 2, 3],
      [6, 7],
    ]);
    expect(variableOf(model, 'hook=-1')).to.equal(6);
    expect(() => variableOf(model, 'hook=7')).to.throw('no value hook=7');
  });

  it('reads a sales history, one product a line', () => {
    const [first, ...rest] = readHistory('engine roof\n2 -1\n0 0\n');
    expect([...first!]).to.deep.equal([
      ['engine', '2'],
      ['roof', '-1'],
    ]);
    expect(rest).to.have.length(1);
    expect(() => readHistory('a b\n1\n')).to.throw('1 values for 2 options');
  });

  it('reads the JSON form, in which a value is named by its index', () => {
    const text = '{"vars":[{"name":"V","values":["x","y"]}],"tables":[{"id":"t","scope":[0],"rows":[[1]]}]}';
    expect(readTableJson(text).options).to.deep.equal([{ name: 'V', values: ['0', '1'] }]);
  });
});
