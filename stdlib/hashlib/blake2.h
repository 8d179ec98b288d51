// blake2.h: BLAKE2b and BLAKE2s with every parameter of RFC 7693 and the BLAKE2 paper (keys, salt, personalisation,
// tree hashing), which libcrypto's digests do not take.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

namespace adder {

struct Blake2bTraits {
  using Word = uint64_t;
  static constexpr size_t kBlock = 128, kMaxDigest = 64, kMaxKey = 64, kSalt = 16, kPerson = 16;
  static constexpr int kRounds = 12, kTurns[4] = {32, 24, 16, 63};
  static constexpr Word kStart[8] = {0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
                                     0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179};
};

struct Blake2sTraits {
  using Word = uint32_t;
  static constexpr size_t kBlock = 64, kMaxDigest = 32, kMaxKey = 32, kSalt = 8, kPerson = 8;
  static constexpr int kRounds = 10, kTurns[4] = {16, 12, 8, 7};
  static constexpr Word kStart[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                     0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
};

struct Blake2Parameters {
  uint8_t digest_size = 0, key_size = 0, fanout = 1, depth = 1, node_depth = 0, inner_size = 0;
  uint32_t leaf_size = 0;
  uint64_t node_offset = 0;
  uint8_t salt[16] = {}, person[16] = {};
};

// Plain data: copying it copies the running digest.
template <typename Traits>
class Blake2 {
 public:
  using Word = typename Traits::Word;

  void start(const Blake2Parameters& p, bool last_node) {
    // The parameter block, little endian as everything here.
    uint8_t block[sizeof state_] = {p.digest_size, p.key_size, p.fanout, p.depth};
    constexpr size_t kOffsetBytes = sizeof(Word) == 8 ? 8 : 6;
    size_t at = 4;
    std::memcpy(block + at, &p.leaf_size, 4);
    at += 4;
    std::memcpy(block + at, &p.node_offset, kOffsetBytes);
    at += kOffsetBytes;
    block[at++] = p.node_depth;
    block[at++] = p.inner_size;
    std::memcpy(block + sizeof block - Traits::kPerson - Traits::kSalt, p.salt, Traits::kSalt);
    std::memcpy(block + sizeof block - Traits::kPerson, p.person, Traits::kPerson);
    std::memcpy(state_, block, sizeof block);
    for (int i = 0; i < 8; ++i) state_[i] ^= Traits::kStart[i];
    counter_[0] = counter_[1] = 0;
    filled_ = 0;
    digest_size_ = p.digest_size;
    last_node_ = last_node;
  }

  void update(const uint8_t* data, size_t size) {
    while (size) {
      if (filled_ == Traits::kBlock) {  // the last block must wait for finish
        count(Traits::kBlock);
        compress(pending_, false);
        filled_ = 0;
      }
      while (!filled_ && size > Traits::kBlock) {
        count(Traits::kBlock);
        compress(data, false);
        data += Traits::kBlock;
        size -= Traits::kBlock;
      }
      size_t take = Traits::kBlock - filled_ < size ? Traits::kBlock - filled_ : size;
      std::memcpy(pending_ + filled_, data, take);
      filled_ += take;
      data += take;
      size -= take;
    }
  }

  void finish(uint8_t* digest) {
    count(filled_);
    std::memset(pending_ + filled_, 0, Traits::kBlock - filled_);
    compress(pending_, true);
    std::memcpy(digest, state_, digest_size_);
  }

  size_t digest_size() const { return digest_size_; }

 private:
  void count(size_t bytes) {
    counter_[0] += static_cast<Word>(bytes);
    if (counter_[0] < bytes) ++counter_[1];
  }

  static Word turn(Word x, int by) { return x >> by | x << (sizeof(Word) * 8 - by); }

  void compress(const uint8_t* block, bool last) {
    static constexpr uint8_t kOrder[10][16] = {
        {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15}, {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
        {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4}, {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
        {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13}, {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
        {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11}, {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
        {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5}, {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0}};
    Word m[16], v[16];
    std::memcpy(m, block, sizeof m);
    for (int i = 0; i < 8; ++i) {
      v[i] = state_[i];
      v[i + 8] = Traits::kStart[i];
    }
    v[12] ^= counter_[0];
    v[13] ^= counter_[1];
    if (last) v[14] = ~v[14];
    if (last && last_node_) v[15] = ~v[15];
    auto mix = [&v](int a, int b, int c, int d, Word x, Word y) {
      v[a] += v[b] + x;
      v[d] = turn(v[d] ^ v[a], Traits::kTurns[0]);
      v[c] += v[d];
      v[b] = turn(v[b] ^ v[c], Traits::kTurns[1]);
      v[a] += v[b] + y;
      v[d] = turn(v[d] ^ v[a], Traits::kTurns[2]);
      v[c] += v[d];
      v[b] = turn(v[b] ^ v[c], Traits::kTurns[3]);
    };
    for (int round = 0; round < Traits::kRounds; ++round) {
      const uint8_t* s = kOrder[round % 10];
      mix(0, 4, 8, 12, m[s[0]], m[s[1]]);
      mix(1, 5, 9, 13, m[s[2]], m[s[3]]);
      mix(2, 6, 10, 14, m[s[4]], m[s[5]]);
      mix(3, 7, 11, 15, m[s[6]], m[s[7]]);
      mix(0, 5, 10, 15, m[s[8]], m[s[9]]);
      mix(1, 6, 11, 12, m[s[10]], m[s[11]]);
      mix(2, 7, 8, 13, m[s[12]], m[s[13]]);
      mix(3, 4, 9, 14, m[s[14]], m[s[15]]);
    }
    for (int i = 0; i < 8; ++i) state_[i] ^= v[i] ^ v[i + 8];
  }

  Word state_[8];
  Word counter_[2];
  uint8_t pending_[Traits::kBlock];
  size_t filled_;
  size_t digest_size_;
  bool last_node_;
};

}  // namespace adder
