/* SPDX-License-Identifier: GPL-3.0-or-later */
/* CIE 1976 L*a*b* of sRGB colours, relative to D65, sRGB's own white
 * (CIE 15:2018, IEC 61966-2-1). Pure; any thread. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  double L;
  double a;
  double b;
} FolLab;

/* CIE XYZ, Y of white being 1, of linear light and back; may be beyond 0–1. */
void fol_xyz_from_lin (const double rgb_lin[3], double xyz[3]);
void fol_xyz_to_lin (const double xyz[3], double rgb_lin[3]);

/* @rgb_lin: linear light 0–1, red, green, blue. */
FolLab fol_lab_from_lin (const double rgb_lin[3]);

/* The nearest linear light within 0–1. */
void fol_lab_to_lin (FolLab lab, double rgb_lin[3]);

/* 8-bit sRGB codes. */
FolLab fol_lab_from_srgb8 (guint8 red, guint8 green, guint8 blue);

/* The individual typology angle in degrees, arctan ((L* - 50) / b*)
 * (Chardon, Cretois & Hourseau 1991); more is lighter skin. */
double fol_lab_ita_deg (FolLab lab);

/* CIEDE2000 colour difference (CIE 142:2001; Sharma, Wu & Dalal 2005). */
double fol_lab_delta_e (FolLab one, FolLab other);

G_END_DECLS
