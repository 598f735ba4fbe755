import { expect } from 'chai';
import { benchmarkText, hasBenchmarks } from './benchmark-file.js';
import { featuresOf, readUvl } from './read-uvl.js';

const BIKE = `namespace shop

features
    "City bike" {abstract true}
        mandatory
            Brake {Weight 3}
            Integer Inch
        [1..3]
            Bell
            "Training Wheels" cardinality [1..5] {Maker 'Wheelio', Price 5}
                optional
                    Blah
        [2]
            Front
            Back
        [0..*]
            Dynamo

constraints
    Inch > 22 => !"Training Wheels"
    Front | Back => Dynamo
`;

describe('reading UVL', () => {
  it('numbers features in order of first appearance in the tree', () => {
    const names = featuresOf(readUvl(BIKE).root).map(({ name }) => name);
    expect(names).to.deep.equal([
      'City bike',
      'Brake',
      'Inch',
      'Bell',
      'Training Wheels',
      'Blah',
      'Front',
      'Back',
      'Dynamo',
    ]);
  });

  it('reads types, cardinalities and attributes', () => {
    const { root } = readUvl(BIKE);
    expect(root.groups.map(({ kind }) => kind)).to.deep.equal([
      'mandatory',
      { min: 1, max: 3 },
      { min: 2, max: 2 },
      { min: 0, max: Infinity },
    ]);
    expect(root.groups[0]!.features[1]).to.include({ name: 'Inch', type: 'Integer', cardinality: null });
    expect(root.groups[1]!.features[1]).to.deep.include({
      name: 'Training Wheels',
      cardinality: { min: 1, max: 5 },
      attributes: "Maker 'Wheelio', Price 5",
    });
  });

  it('reads tabs and spaces alike', () => {
    expect(readUvl(BIKE.replaceAll('    ', '\t'))).to.deep.equal(readUvl(BIKE));
  });

  it('refuses a line that is neither feature nor group, and says which', () => {
    expect(() => readUvl('features\n\tA\n\t\toneof\n\t\t\tB\n')).to.throw('line 3 is no group: oneof');
    expect(() => readUvl('features\n\tA B C\n')).to.throw('line 2 is no feature');
    expect(() => readUvl('features\n\tA\n\tB\n')).to.throw('2 root features');
  });

  it('reads the published sample with sums, types and cardinalities', () => {
    if (!hasBenchmarks()) return;
    const { root, constraints } = readUvl(benchmarkText('bike-arithmetic.uvl'));
    expect(featuresOf(root)).to.have.length(11);
    expect(constraints).to.have.length(6);
  });
});
