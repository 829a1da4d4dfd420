import assert from 'node:assert/strict';
import { cloudWays, impossibilities, isNational, nationalClouds } from '../../src/domain/cloud-ways.ts';
import { clouds } from '../../src/domain/clouds.ts';
import type { Cloud } from '../../src/domain/partner-account.ts';

const all = Object.keys(clouds) as Cloud[];

describe('what each cloud can do', () => {
  it('every cloud with endpoints has a way, and all but the public one are national', () => {
    assert.deepEqual(Object.keys(cloudWays).toSorted(), all.toSorted());
    assert.deepEqual(all.filter(isNational).toSorted(), [...nationalClouds].toSorted());
  });

  it('in every cloud: the partner still has to support after the permissions were taken back', () => {
    for (const cloud of all) assert.ok(cloudWays[cloud].afterRemoval.includes('support'), cloud);
  });

  it('the customer agreement, price sheets and ordering here: the public cloud alone', () => {
    for (const cloud of all) {
      const { customerAgreement, priceSheet, ordering } = cloudWays[cloud];
      const isPublic = cloud === 'public';
      assert.deepEqual(
        [customerAgreement, priceSheet, ordering === 'here'],
        [isPublic, isPublic, isPublic],
        cloud,
      );
    }
  });

  it('what is missing by a field is also named as impossible', () => {
    for (const cloud of nationalClouds) {
      const { gdap, customerAgreement, impossible } = cloudWays[cloud];
      assert.equal(impossible.includes('gdap'), !gdap, cloud);
      assert.equal(impossible.includes('agreement'), !customerAgreement, cloud);
    }
  });

  it('China: five things are the original reseller’s alone, and nothing is named twice', () => {
    assert.equal(cloudWays.china.originalResellerOnly.length, 5);
    for (const cloud of all) {
      const named = [...cloudWays[cloud].impossible, ...cloudWays[cloud].originalResellerOnly];
      assert.equal(new Set(named).size, named.length, cloud);
    }
  });

  it('every impossibility is true of some cloud', () => {
    const named = new Set(
      all.flatMap((one) => [...cloudWays[one].impossible, ...cloudWays[one].originalResellerOnly]),
    );
    assert.deepEqual(
      impossibilities.filter((one) => !named.has(one)),
      [],
    );
  });
});
