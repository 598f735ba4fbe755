import { expect } from 'chai';
import { domainsByList, listModels, modelsWith } from './by-enumeration.js';

describe('the list of all models', () => {
  it('holds clauses, exactly-one groups and tables with wildcards', () => {
    const groups = [
      [1, 2, 3],
      [4, -4],
    ];
    const tables = [
      {
        scope: groups,
        rows: [
          [0, 0],
          [2, -1],
        ],
      },
    ];
    const models = listModels({ variables: 5, clauses: [[-3, 5]], groups, tables });
    expect(models.map((model) => model.map(Number).join(''))).to.have.members(['010010', '010011', '000101', '000111']);
    expect(modelsWith(models, [3, -4])).to.have.length(1);
    expect([...domainsByList(models, 5)([4])]).to.deep.equal([0, 0, -1, 0, 1, 0]);
  });
});
