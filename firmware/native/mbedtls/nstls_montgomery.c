/* nstls_montgomery.c: the constant with which the arithmetic of RSA begins, R^2 mod N for R = 2^(bits of N's limbs), in
 * the memory of two numbers of N's size. mbedTLS gets it by a long division, whose seven more numbers would decide how
 * long the keys of a chain may be: 3.6 KB for one of 4096 bits.
 *
 * Only bignum.c and rsa.c call this, under the name of mbedTLS's function (mbedtls.sources). N may be a secret prime:
 * the time depends on its size alone. */
#include "nstls_internal.h"

#include "bignum_core.h"
#include "constant_time_internal.h"

int nstls_get_mont_r2(mbedtls_mpi *square, const mbedtls_mpi *modulus);

enum { BITS = sizeof(mbedtls_mpi_uint) * 8, FEW = 64 };

/* x = 2 x mod n */
static void twice(mbedtls_mpi_uint *x, const mbedtls_mpi *n, mbedtls_mpi_uint *spare)
{
    mbedtls_mpi_uint carry = x[n->n - 1] >> (BITS - 1);
    mbedtls_mpi_core_shift_l(x, n->n, 1);
    mbedtls_mpi_uint borrow = mbedtls_mpi_core_sub(spare, x, n->p, n->n);
    mbedtls_mpi_core_cond_assign(x, spare, n->n, mbedtls_ct_bool(carry | (borrow ^ 1)));
}

/* A square in Montgomery's form doubles the exponent of 2 beyond R: R 2^e becomes R 2^2e. It costs as much as some
 * sixty doublings of the number, which add 1 each. */
int nstls_get_mont_r2(mbedtls_mpi *square, const mbedtls_mpi *modulus)
{
    size_t limbs = modulus->n;
    size_t bits = mbedtls_mpi_bitlen(modulus);
    mbedtls_mpi_uint *spare = nstls_calloc(2 * limbs + 1, sizeof *spare);
    if (spare == NULL || mbedtls_mpi_grow(square, limbs) != 0 || mbedtls_mpi_lset(square, 0) != 0) {
        mbedtls_zeroize_and_free(spare, spare == NULL ? 0 : (2 * limbs + 1) * sizeof *spare);
        return MBEDTLS_ERR_MPI_ALLOC_FAILED;
    }
    size_t beyond = limbs * BITS;
    size_t squares = 0;
    while (beyond > FEW && beyond % 2 == 0) {
        beyond /= 2;
        squares++;
    }
    if (bits > 1) { /* modulo 1 all is 0 */
        square->p[(bits - 1) / BITS] = (mbedtls_mpi_uint)1 << ((bits - 1) % BITS);
    }
    for (size_t power = bits - 1; power < limbs * BITS + beyond; power++) {
        twice(square->p, modulus, spare);
    }
    mbedtls_mpi_uint mm = mbedtls_mpi_core_montmul_init(modulus->p);
    for (size_t i = 0; i < squares; i++) {
        mbedtls_mpi_core_montmul(square->p, square->p, square->p, limbs, modulus->p, limbs, mm, spare);
    }
    mbedtls_zeroize_and_free(spare, (2 * limbs + 1) * sizeof *spare);
    return 0;
}
