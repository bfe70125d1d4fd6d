/** Random numbers from a seed: the same seed gives the same run on every machine. */
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
